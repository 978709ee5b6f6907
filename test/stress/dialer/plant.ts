import { plant } from '../kit/plant.ts';
import { DEFECTS } from './defects.ts';

plant(DEFECTS, 'FAULTS_DEFECT');
