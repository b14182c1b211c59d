/** The routes that the mounted application really has; middleware stands under its own pattern and is left out. */
import type { App } from '../../server/app.ts';

export interface ApiRoute { method: string; path: string }

export const apiRoutes = (app: App): ApiRoute[] => routesBelow(app, '/api/');

/** The plain pages for everybody. */
export const publicRoutes = (app: App): ApiRoute[] => routesBelow(app, '/offentligt');

function routesBelow(app: App, start: string): ApiRoute[] {
  const seen = new Set<string>();
  return app.routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith(start)).filter(({ method, path }) => {
    const name = `${method} ${path}`;
    return !seen.has(name) && seen.add(name);
  }).map(({ method, path }) => ({ method, path }));
}
