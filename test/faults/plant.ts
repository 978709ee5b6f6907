import { plant } from '../proof/plant.ts';
import { DEFECTS } from './defects.ts';

plant(DEFECTS, 'FAULTS_DEFECT');
