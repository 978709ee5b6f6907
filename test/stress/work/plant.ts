import { plant } from '../kit/plant.ts';
import { DEFECTS } from './defects.ts';

plant(DEFECTS, 'WORK_DEFECT');
