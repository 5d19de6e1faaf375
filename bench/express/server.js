// The endpoints of erp-core that bench/verticals.sh measures, on the source's stack and with the back end's own statements.
// A worker for each core; they share the number of connections that one back end has.
import cluster from 'node:cluster';
import { availableParallelism } from 'node:os';
import express from 'express';
import { moves } from './moves.js';
import { partners } from './partners.js';
import { signedIn } from './session.js';

const workers = availableParallelism();

if (cluster.isPrimary) {
  for (let n = 0; n < workers; n++) {
    cluster.fork({ DB_POOL_SIZE: Math.floor(Number(process.env.DB_POOL_SIZE) / workers) });
  }
} else {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.get('/health', (_, response) => response.json({ status: 'ok' }));
  app.use(express.json(), await signedIn());
  app.use('/api/partners', partners);
  app.use('/api/inventory/moves', moves);
  app.use((error, request, response, next) => {
    if (response.headersSent) return next(error);
    const status = error.status ?? 500;
    if (status === 500) console.error(error);
    return response.status(status).type('application/problem+json').send({ status, detail: status === 500 ? 'Failed' : error.message });
  });
  app.listen(Number(process.env.PORT), '127.0.0.1');
}
