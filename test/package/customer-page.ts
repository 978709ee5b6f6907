import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CustomerPage {
  address: string;
  close: () => Promise<void>;
}

/** A web page as a customer database might have it, with a link to call somebody; it has the keyboard’s focus. */
export async function serveCustomerPage(number: string): Promise<CustomerPage> {
  const page = `<!doctype html><meta charset="utf-8"><title>Customers</title>
<style>body { font: 18px sans-serif; margin: 2.5em } td, th { padding: .4em 2em .4em 0; text-align: left }</style>
<h1>Customers</h1>
<table><tr><th>Name<th>Phone<tr><td>Example Trading Ltd.<td><a href="tel:${number}" autofocus>${number}</a></table>`;
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections(); // a browser keeps its own open for minutes
      }),
  };
}
