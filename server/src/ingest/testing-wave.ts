/** What a recorder on set writes beside its sound. */
export interface WaveWords {
  readonly bext?: { readonly date: string; readonly time: string; readonly samples: number }
  readonly ixml?: string
}

/** Puts a `bext` and an `iXML` chunk into a WAV before its sound, as sound recorders do. */
export function withWaveWords(wave: Buffer, { bext, ixml }: WaveWords): Buffer {
  const chunks = [
    ...(bext === undefined ? [] : [chunk('bext', bextBody(bext))]),
    ...(ixml === undefined ? [] : [chunk('iXML', Buffer.from(ixml))]),
  ]
  const whole = Buffer.concat([wave.subarray(0, 12), ...chunks, wave.subarray(12)])
  whole.writeUInt32LE(whole.length - 8, 4)
  return whole
}

function chunk(id: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(id, 0, 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
}

// EBU Tech 3285: the recorder's owner is what `Originator` often holds.
function bextBody({ date, time, samples }: NonNullable<WaveWords['bext']>): Buffer {
  const body = Buffer.alloc(602)
  body.write('Tide, first take', 0, 'latin1')
  body.write('Mara Lindqvist', 256, 'latin1')
  body.write(date, 320, 'latin1')
  body.write(time, 330, 'latin1')
  body.writeUInt32LE(samples % 2 ** 32, 338)
  body.writeUInt32LE(Math.floor(samples / 2 ** 32), 342)
  return body
}
