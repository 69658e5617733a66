export const letters = {
  stub: 'Lettres',
  on: 'Ces lettres viennent parce que quelqu’un les a choisies pour cette adresse.',
  act: 'Arrêter ces lettres',
  off: 'Plus aucune lettre ne viendra',
  offSays: 'Les nouvelles restent sur la page de qui les a choisies, et on peut les y choisir à nouveau.',
}
