/** Loaded into our server's process by the bench: tells its heap when asked over IPC. Needs --expose-gc. */
process.on('message', () => {
  globalThis.gc();
  setTimeout(() => {
    globalThis.gc();
    const { heapUsed, external } = process.memoryUsage();
    process.send({ live: heapUsed + external });
  }, 200);
});
process.channel?.unref();
