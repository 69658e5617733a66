/**
 * The bytes of a file that arrives in pieces, with one more at its end: all of them lie in one piece of memory of the
 * file's size, so that a large film costs its bytes once.
 */
export function appendBytes(before: Buffer, more: Buffer, total: number): Buffer {
  const whole = before.length === 0 ? Buffer.allocUnsafeSlow(total) : Buffer.from(before.buffer, 0, total)
  more.copy(whole, before.length)
  return whole.subarray(0, before.length + more.length)
}
