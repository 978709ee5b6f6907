import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  Tooltip,
  type ChartConfiguration,
  type ChartOptions,
} from 'chart.js';
import type { BreakdownRow } from './breakdowns.ts';
import type { ChartTheme } from './chart-theme.ts';
import type { Series } from './series.ts';

// Only what bars need: the rest of the library is left out of the bundle.
Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

/** What a chart of bars shows. */
export interface Drawing {
  rows: BreakdownRow[];
  series: (Series & { name: string })[];
  /** Bars lie, for labels that are names. */
  isSideways: boolean;
  /** Values are seconds, and the axis is divided like time. */
  isTime: boolean;
  say: (value: number) => string;
}

type Scales = NonNullable<ChartOptions<'bar'>['scales']>;

function scales(drawing: Drawing, theme: ChartTheme): Scales {
  const heights = drawing.rows.map((row) => drawing.series.reduce((sum, series) => sum + series.of(row.figures), 0));
  const step = drawing.isTime ? timeStep(Math.max(0, ...heights)) : undefined;
  const font = { family: theme.font, size: 12 };
  const values = {
    stacked: true,
    beginAtZero: true,
    border: { display: false },
    grid: { color: theme.hairline, drawTicks: false },
    ticks: {
      color: theme.muted,
      font,
      padding: 8,
      precision: 0,
      maxTicksLimit: 6,
      maxRotation: 0,
      ...(step !== undefined && { stepSize: step }),
      callback: (value: number | string) => (Number(value) === 0 ? '0' : drawing.say(Number(value))),
    },
  };
  const names = {
    stacked: true,
    border: { color: theme.hairline },
    grid: { display: false },
    ticks: { color: theme.muted, font, maxRotation: 0, autoSkip: !drawing.isSideways, autoSkipPadding: 6 },
  };
  return drawing.isSideways ? { x: values, y: names } : { x: names, y: values };
}

type TooltipOptions = NonNullable<NonNullable<ChartOptions<'bar'>['plugins']>['tooltip']>;

function tooltip(drawing: Drawing, theme: ChartTheme): TooltipOptions {
  return {
    backgroundColor: theme.text,
    titleColor: theme.ground,
    bodyColor: theme.ground,
    titleFont: { family: theme.font, size: 12, weight: 600 },
    bodyFont: { family: theme.font, size: 12 },
    cornerRadius: 8,
    padding: 10,
    boxPadding: 4,
    boxWidth: 10,
    boxHeight: 10,
    callbacks: {
      title: (items) => drawing.rows[items[0]?.dataIndex ?? -1]?.label ?? '',
      label: (item) => `${item.dataset.label ?? ''}  ${drawing.say(Number(item.raw))}`,
    },
  };
}

/** Everything Chart.js must know to draw this; it can be given to a new chart or to one that is there. */
export function chartConfiguration(
  drawing: Drawing,
  theme: ChartTheme,
  isMotionReduced: boolean,
): ChartConfiguration<'bar', number[], string> {
  return {
    type: 'bar',
    data: {
      labels: drawing.rows.map((row) => row.short),
      datasets: drawing.series.map((series) => ({
        label: series.name,
        data: drawing.rows.map((row) => series.of(row.figures)),
        backgroundColor: theme.colour(series.token),
        // A hair of the card's colour keeps the parts of a bar apart, also for eyes that do not tell red from green.
        borderColor: theme.surface,
        borderWidth: drawing.isSideways ? { right: 1 } : { top: 1 },
        borderSkipped: false,
        borderRadius: 2,
        maxBarThickness: drawing.isSideways ? 18 : 32,
      })),
    },
    options: {
      indexAxis: drawing.isSideways ? 'y' : 'x',
      responsive: true,
      maintainAspectRatio: false,
      animation: isMotionReduced ? false : { duration: 180 },
      interaction: { mode: 'index', intersect: false, axis: drawing.isSideways ? 'y' : 'x' },
      scales: scales(drawing, theme),
      plugins: { tooltip: tooltip(drawing, theme) },
    },
  };
}

export function drawChart(canvas: HTMLCanvasElement, configuration: ReturnType<typeof chartConfiguration>): Chart {
  return new Chart(canvas, configuration);
}

const STEPS = [10, 30, 60, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 180_000, 360_000];
const MOST_LINES = 5;

/** Seconds between two lines of an axis of talk time, as people divide time; undefined: more than anybody talks. */
export function timeStep(mostSeconds: number): number | undefined {
  return STEPS.find((step) => mostSeconds / step <= MOST_LINES);
}
