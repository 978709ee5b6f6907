/**
 * Lets this process's `DecompressionStream`s unpack so many bytes in all. Beyond, and where something cannot be unpacked, `stop` is told and nothing
 * more comes, not even an error: hucre would go on without the stream, and believes what a workbook says of its own size.
 */
export function limitUnpacking(mostBytes: number, stop: (why: 'too-large' | 'broken') => void): void {
  const Unlimited = globalThis.DecompressionStream;
  type Unpacking = InstanceType<typeof Unlimited>;
  let total = 0;
  globalThis.DecompressionStream = class {
    readonly writable: Unpacking['writable'];
    readonly readable: Unpacking['readable'];

    constructor(...[format]: ConstructorParameters<typeof Unlimited>) {
      const { writable, readable } = new Unlimited(format);
      const unpacked = (readable as ReadableStream<Uint8Array>).getReader();
      this.writable = writable;
      this.readable = new ReadableStream({
        async pull(controller) {
          const piece = await unpacked.read().catch(() => undefined);
          total += piece?.value?.length ?? 0;
          if (!piece) stop('broken');
          else if (total > mostBytes) stop('too-large');
          else if (piece.done) controller.close();
          else controller.enqueue(piece.value);
        },
      });
    }
  };
}
