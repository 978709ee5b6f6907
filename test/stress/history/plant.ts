import { plant } from '../kit/plant.ts';
import { DEFECTS } from './defects.ts';

plant(DEFECTS, 'HISTORY_DEFECT');
