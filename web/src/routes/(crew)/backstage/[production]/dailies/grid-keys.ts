import type { TriageMark } from '@stagedoor/core/ingest'

/** What a key means on the grid of the dailies. */
export type GridAct =
  | { kind: 'move'; by: number | 'row' | '-row' | 'first' | 'last'; extends: boolean }
  | { kind: 'mark'; mark: TriageMark | null }
  | { kind: 'look' }
  | { kind: 'choose' }
  | { kind: 'choose-day' }
  | { kind: 'leaf'; by: 1 | -1 }
  | { kind: 'leave' }
  | { kind: 'undo' }
  | { kind: 'find' }
  | { kind: 'say' }
  | { kind: 'save' }
  | { kind: 'remove' }
  | { kind: 'help' }

const MARKS: Readonly<Record<string, TriageMark | null>> = {
  '1': 'keep',
  '2': 'maybe',
  '3': 'no',
  p: 'keep',
  m: 'maybe',
  x: 'no',
  '0': null,
  u: null,
}

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** Arrows move, Shift extends, 1 2 3 or P M X mark, Space looks, S chooses, E D and Delete act on what is chosen; Enter is the link's own. */
export function gridAct({ key, ctrlKey, metaKey, altKey, shiftKey }: Press): GridAct | undefined {
  const letter = key.length === 1 ? key.toLowerCase() : key
  if (altKey) return undefined
  if (ctrlKey || metaKey)
    return letter === 'z' ? { kind: 'undo' } : letter === 'a' ? { kind: 'choose-day' } : undefined
  const mark = MARKS[letter]
  if (mark !== undefined) return { kind: 'mark', mark }
  const moving = (by: (GridAct & { kind: 'move' })['by']): GridAct => ({
    kind: 'move',
    by,
    extends: shiftKey,
  })
  switch (letter) {
    case 'ArrowRight':
      return moving(1)
    case 'ArrowLeft':
      return moving(-1)
    case 'ArrowDown':
      return moving('row')
    case 'ArrowUp':
      return moving('-row')
    case 'Home':
      return moving('first')
    case 'End':
      return moving('last')
    case ' ':
      return { kind: 'look' }
    case 's':
      return { kind: 'choose' }
    case 'e':
      return { kind: 'say' }
    case 'd':
      return { kind: 'save' }
    case 'Delete':
      return { kind: 'remove' }
    case '.':
      return { kind: 'leaf', by: 1 }
    case ',':
      return { kind: 'leaf', by: -1 }
    case '/':
      return { kind: 'find' }
    case '?':
      return { kind: 'help' }
    case 'Escape':
      return { kind: 'leave' }
    default:
      return undefined
  }
}
