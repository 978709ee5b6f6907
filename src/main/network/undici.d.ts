/** The two parts of undici that the app uses. Its index also brings a fetch, caches, mocks and WebSockets: two thirds of the code that main would load at start. */
declare module 'undici/lib/dispatcher/agent.js' {
  import { Agent } from 'undici';
  export default Agent;
}

declare module 'undici/lib/core/connect.js' {
  import { buildConnector } from 'undici';
  export default buildConnector;
}
