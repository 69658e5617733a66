export const letters = {
  stub: 'Letters',
  on: 'Whoever chose these letters gets them at this address.',
  act: 'Stop these letters',
  off: 'No letter comes any more',
  offSays: 'What is new is still told on the page of whoever chose them, and they can be chosen again there.',
}
