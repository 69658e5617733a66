/** Emulators of closed platforms: strict about what is documented, with a journal and a script of mishaps. */
export { appendBytes } from './append-bytes.ts'
export { Emulator } from './emulator.ts'
export type { EmulatedPlatform, EmulatorClock, JournalEntry } from './emulator.ts'
export type { Fault, Mishap } from './fault.ts'
export { operation } from './operation.ts'
export type { BodyReading, Call, EmulatedAnswer, Operation } from './operation.ts'
export { escapeHtml, pageAround, showPage, type ShownPost } from './show-page.ts'
