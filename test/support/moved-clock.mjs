// The machine's clock, `MOVED_DAYS` ahead: loaded before the product by a server, and before a page's own scripts by a browser.
const days = Number(globalThis.MOVED_DAYS ?? globalThis.process?.env.MOVED_DAYS);
const machine = globalThis.Date;
const now = () => machine.now() + days * 86_400_000;
globalThis.Date = new Proxy(machine, {
  construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
});
