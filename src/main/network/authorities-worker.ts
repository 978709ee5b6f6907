import { getCACertificates } from 'node:tls';
import { parentPort } from 'node:worker_threads';

/** The entry of the thread that reads the system's certificate authorities, and ends. */
parentPort?.postMessage(getCACertificates('system'));
