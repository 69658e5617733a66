/**
 * Keeps what is typed, chosen and unfolded on a page before its script is there: on a slow phone that takes seconds, and
 * taking a page over would put everything back to what the server sent.
 */
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | HTMLDetailsElement

const NOT_TYPED = new Set(['hidden', 'file', 'submit', 'button', 'reset', 'image'])
let putBack: (() => void) | null = null

/** Looks at every field that no longer stands as it was sent. Called before the pages' script takes over. */
export function keepTypedEarly(page: Document = document): void {
  const typed = new Map<Field, string>()
  const keep = (field: Field): void => {
    if (isTouched(field)) typed.set(field, stateOf(field))
  }
  for (const field of page.querySelectorAll<Field>('input, textarea, select, details')) keep(field)
  const hearInput = ({ target }: Event): void => {
    if (isField(target)) keep(target)
  }
  // It unfolds when everybody has heard of the click; the event of its own that says so may come too late.
  const hearClick = ({ target }: Event): void => {
    const folded = target instanceof Element ? target.closest('summary')?.parentElement : null
    if (folded instanceof HTMLDetailsElement) typed.set(folded, String(!folded.open))
  }
  page.addEventListener('input', hearInput, true)
  page.addEventListener('click', hearClick, true)
  putBack = () => {
    putBack = null
    page.removeEventListener('input', hearInput, true)
    page.removeEventListener('click', hearClick, true)
    for (const [field, state] of typed) if (field.isConnected && stateOf(field) !== state) put(field, state)
  }
}

/** Puts back what taking the page over has put away, once. Called when the page stands. */
export function putTypedBack(): void {
  putBack?.()
}

function isField(target: EventTarget | null): target is Exclude<Field, HTMLDetailsElement> {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
}

const isTicked = (field: Field): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')

function isTouched(field: Field): boolean {
  // What is unfolded says so by the attribute it was sent with: how it stands is kept.
  if (field instanceof HTMLDetailsElement) return true
  if (field instanceof HTMLSelectElement) return isChosenAnew(field)
  if (isTicked(field)) return field.checked !== field.defaultChecked
  return !NOT_TYPED.has(field.type) && field.value !== field.defaultValue
}

function isChosenAnew({ options, multiple, selectedIndex }: HTMLSelectElement): boolean {
  const all = [...options]
  // A list in which the server has chosen nothing shows its first line.
  if (!multiple && !all.some(({ defaultSelected }) => defaultSelected)) return selectedIndex > 0
  return all.some(({ selected, defaultSelected }) => selected !== defaultSelected)
}

function stateOf(field: Field): string {
  if (field instanceof HTMLDetailsElement) return String(field.open)
  if (field instanceof HTMLSelectElement) return [...field.options].map((option) => +option.selected).join('')
  return isTicked(field) ? String(field.checked) : field.value
}

function put(field: Field, state: string): void {
  if (field instanceof HTMLDetailsElement) {
    field.open = state === 'true'
    return
  }
  if (field instanceof HTMLSelectElement)
    for (const [at, option] of [...field.options].entries()) option.selected = state[at] === '1'
  else if (isTicked(field)) field.checked = state === 'true'
  else field.value = state
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.dispatchEvent(new Event('change', { bubbles: true }))
}
