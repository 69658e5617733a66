/** What a key means while somebody marks, beside the keys of playing. */
export type MarkingAct =
  | { kind: 'subject'; index: number }
  | { kind: 'palette' }
  | { kind: 'commit' }
  | { kind: 'box' }
  | { kind: 'follow' }
  | { kind: 'shot' }
  | { kind: 'edge'; edge: 'from' | 'to' }
  | { kind: 'turn'; what: 'sides' | 'prominence' | 'certainty' }
  | { kind: 'remove' }
  | { kind: 'undo' }
  | { kind: 'redo' }
  | { kind: 'confirm-all' }
  | { kind: 'face'; does: 'next' | 'tick' | 'subject' | 'bystander' | 'unknown' | 'no-face' }
  | { kind: 'help' }
  | { kind: 'leave' }

const FACES = {
  p: 'next',
  g: 'tick',
  a: 'subject',
  w: 'bystander',
  q: 'unknown',
  x: 'no-face',
} as const

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** What a key means while marking: digits choose a subject, Enter marks, B draws, Ctrl Z takes back. */
export function markingAct({ key, ctrlKey, metaKey, altKey, shiftKey }: Press): MarkingAct | undefined {
  const letter = key.length === 1 ? key.toLowerCase() : key
  if (altKey) return undefined
  if (ctrlKey || metaKey) {
    if (letter === 'z') return { kind: shiftKey ? 'redo' : 'undo' }
    return letter === 'y' ? { kind: 'redo' } : undefined
  }
  if (/^[1-9]$/.test(letter)) return { kind: 'subject', index: Number(letter) - 1 }
  switch (letter) {
    case '/':
      return { kind: 'palette' }
    case 'Enter':
      return { kind: 'commit' }
    case 'b':
      return { kind: 'box' }
    case 't':
      return { kind: 'follow' }
    case 's':
      return { kind: 'shot' }
    case 'h':
      return { kind: 'turn', what: 'sides' }
    case 'f':
      return { kind: 'turn', what: 'prominence' }
    case 'u':
      return { kind: 'turn', what: 'certainty' }
    case 'c':
      return { kind: 'confirm-all' }
    case 'p':
    case 'g':
    case 'a':
    case 'w':
    case 'q':
    case 'x':
      return { kind: 'face', does: FACES[letter] }
    case 'i':
      return shiftKey ? { kind: 'edge', edge: 'from' } : undefined
    case 'o':
      return shiftKey ? { kind: 'edge', edge: 'to' } : undefined
    case 'Delete':
    case 'Backspace':
      return { kind: 'remove' }
    case '?':
      return { kind: 'help' }
    case 'Escape':
      return { kind: 'leave' }
    default:
      return undefined
  }
}
