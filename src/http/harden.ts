import type { Socket } from 'node:net';
import type { Next, Request, Response, Server } from 'restify';

/** Azure's front end keeps connections for minutes; a shorter time here closes one that it is about to use. */
const KEEP_ALIVE_MS = 75_000;

/** Nobody needs longer for one megabyte; the limit ends senders that hold a connection open byte by byte. */
const RECEIVE_MS = 20_000;

/** Closes what restify leaves open by default. */
export function harden(server: Server): Server {
  server.server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.server.requestTimeout = RECEIVE_MS;
  server.server.headersTimeout = RECEIVE_MS;
  server.pre(refuseOddAddress);
  server.on('restifyError', withoutWords);
  // restify listens for upgrades and then leaves the connection hanging for ever.
  server.on('upgrade', (_request: Request, socket: Socket) => {
    socket.destroy();
  });
  return server;
}

/** restify builds a URL from the request line and the Host header; what does not parse there would end the whole process. */
function refuseOddAddress(request: Request, response: Response, next: Next): void {
  const address = request.url ?? '';
  if (address.startsWith('/') && URL.canParse(address, `http://${request.headers.host ?? ''}`)) {
    next();
    return;
  }
  response.sendRaw(400, '', { Connection: 'close' });
  next(false);
}

/** restify's own body repeats the path and, for a failed handler, the words of the error. */
function withoutWords(...[, response, error, done]: readonly [Request, Response, unknown, () => void]): void {
  const status = error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  response.sendRaw(status, '', {});
  done();
}
