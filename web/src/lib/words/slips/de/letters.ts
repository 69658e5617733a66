export const letters = {
  stub: 'Briefe',
  on: 'Diese Briefe kommen, weil jemand sie für diese Adresse gewählt hat.',
  act: 'Diese Briefe beenden',
  off: 'Es kommt kein Brief mehr',
  offSays:
    'Was neu ist, steht weiterhin auf der Seite dessen, der sie gewählt hat. Dort lassen sie sich auch wieder wählen.',
}
