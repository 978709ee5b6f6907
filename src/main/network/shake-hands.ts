import { connectorFor, type WayOut } from './connector.ts';

/** Connects to an https origin as a request would, and hangs up without one. Throws what connecting throws. */
export function shakeHands(origin: string, way: WayOut): Promise<void> {
  const { hostname, host, port, protocol } = new URL(origin);
  const connect = connectorFor(way);
  return new Promise((resolve, reject) => {
    connect({ hostname, host, port, protocol }, (error, socket) => {
      if (error) reject(error);
      else {
        socket.destroy();
        resolve();
      }
    });
  });
}
