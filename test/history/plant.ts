import { plant } from '../proof/plant.ts';
import { DEFECTS } from './defects.ts';

plant(DEFECTS, 'HISTORY_DEFECT');
