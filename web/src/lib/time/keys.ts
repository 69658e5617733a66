export type KeyAct =
  | { kind: 'toggle' }
  | { kind: 'pause' }
  | { kind: 'shuttle'; direction: 1 | -1 }
  | { kind: 'step'; frames: number }
  | { kind: 'in' }
  | { kind: 'out' }
  | { kind: 'mark' }
  | { kind: 'concern'; direction: 1 | -1 }
  | { kind: 'zoom'; direction: 1 | -1 }

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** What a key means on a picture with time, as in cutting rooms: J K L, I O, arrows by frame. */
export function keyAct({ key, ctrlKey, metaKey, altKey, shiftKey }: Press): KeyAct | undefined {
  if (ctrlKey || metaKey || altKey) return undefined
  switch (key.length === 1 ? key.toLowerCase() : key) {
    case ' ':
      return { kind: 'toggle' }
    case 'k':
      return { kind: 'pause' }
    case 'l':
      return { kind: 'shuttle', direction: 1 }
    case 'j':
      return { kind: 'shuttle', direction: -1 }
    case 'ArrowRight':
      return { kind: 'step', frames: shiftKey ? 10 : 1 }
    case 'ArrowLeft':
      return { kind: 'step', frames: shiftKey ? -10 : -1 }
    case 'i':
      return { kind: 'in' }
    case 'o':
      return { kind: 'out' }
    case 'm':
      return { kind: 'mark' }
    case ']':
      return { kind: 'concern', direction: 1 }
    case '[':
      return { kind: 'concern', direction: -1 }
    case '+':
    case '=':
      return { kind: 'zoom', direction: 1 }
    case '-':
      return { kind: 'zoom', direction: -1 }
    default:
      return undefined
  }
}

const TYPING =
  'input:not([type=checkbox], [type=radio], [type=range]), select, textarea, [contenteditable], [role=dialog], [role=alertdialog], [role=listbox], [role=tablist]'

/** Whether a key press belongs to a field, a dialog or a control, not to the picture. */
export function belongsElsewhere(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null
  if (!target) return false
  if (target.closest(TYPING)) return true
  return event.key === ' ' && target.closest('button, a, summary, label') !== null
}
