/** `npm run dev`: the server from sources with restart on change, beside vite. */
import { spawn } from 'node:child_process';

const children = [
  spawn('npx', ['tsx', 'watch', '--conditions=source', 'server/main.ts', ...process.argv.slice(2)], { stdio: 'inherit', env: { PUBLIC_URL: 'http://localhost:5173', ...process.env } }),
  spawn('npx', ['vite', '--config', 'client/vite.config.ts'], { stdio: 'inherit' }),
];
const stop = () => children.forEach((child) => child.kill('SIGTERM'));
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
for (const child of children) child.on('exit', stop);
