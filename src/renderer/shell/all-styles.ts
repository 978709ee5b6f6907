import sheet from '../ui/main.css?url';

let isLoaded: Promise<void> | undefined;

/** The styles of all screens: the window begins with those of its first one. Throws when they cannot be had; may be asked again. */
export function allStyles(): Promise<void> {
  isLoaded ??= addSheet().catch((fault: unknown) => {
    isLoaded = undefined;
    throw fault;
  });
  return isLoaded;
}

function addSheet(): Promise<void> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = sheet;
  return new Promise((resolve, reject) => {
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => {
      link.remove();
      reject(new Error('the styles could not be loaded'));
    });
    document.head.append(link);
  });
}
