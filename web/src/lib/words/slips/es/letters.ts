export const letters = {
  stub: 'Cartas',
  on: 'Estas cartas llegan porque alguien las eligió con esta dirección.',
  act: 'Detener estas cartas',
  off: 'Ya no llegará ninguna carta',
  offSays: 'Las novedades siguen en la página de quien las eligió, y allí se pueden elegir de nuevo.',
}
