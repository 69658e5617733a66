import { letter, type Letters } from './letters.ts'

const YOURS_ALONE =
  'Aucun compte n’est nécessaire ; ce lien est strictement personnel, merci de ne pas le transmettre :'

/** The letters in French. */
export const fr: Letters = {
  ask: ({ name, production, url }) =>
    letter(`${production} vous demande votre signature`, [
      `Bonjour ${name},`,
      `${production} vous demande de lire un formulaire d’autorisation et de le signer, si vous êtes d’accord. ${YOURS_ALONE}`,
      url,
      'Il reste ouvert deux semaines. Une fois le formulaire signé, le même lien montre votre copie et ce que vous pourrez en faire plus tard.',
    ]),
  copy: ({ name, production, url }) =>
    letter(`Votre formulaire signé pour ${production}`, [
      `Bonjour ${name},`,
      'merci pour votre signature. Votre copie, un PDF avec son empreinte, est toujours à votre lien personnel ; vous y voyez aussi ce que vous pourrez en faire plus tard :',
      url,
    ]),
  onSet: ({ name, production, url }) =>
    letter(`Votre formulaire signé pour ${production}`, [
      `Bonjour ${name},`,
      'merci d’avoir signé sur le plateau. Votre copie, et le moyen de retirer votre accord, sont à votre lien personnel :',
      url,
    ]),
  review: ({ name, production, by, url, until }) =>
    letter(`${production} vous demande votre accord`, [
      `Bonjour ${name},`,
      `${by}, de ${production}, vous demande de regarder de nouvelles images et de dire ce qui peut être montré. ${YOURS_ALONE}`,
      url,
      until === null
        ? 'Rien de ce qui vous est soumis ne sort avant une réponse.'
        : `Jusqu’au ${until} ; passé ce moment, le contrat compte le silence comme un oui.`,
    ]),
  waits: ({ name, production, count, person, until }) =>
    letter(`${production} attend votre réponse`, [
      `Bonjour ${name},`,
      `sur ce que ${production} vous a montré, ${count === 1 ? '1 élément attend' : `${count} éléments attendent`} encore une réponse pour ${person}. À partir du ${until}, le contrat compte le silence comme un oui. Le lien de notre lettre précédente reste le vôtre.`,
    ]),
  comeback: ({ name, production, title, gone, open, until, asked }) =>
    letter(`${production} : « ${title} » est en cours de retrait`, [
      `Bonjour ${name},`,
      `« ${title} » de ${production} a été rappelé sur votre parole.`,
      `${gone === 1 ? 'Un endroit ne le montre plus' : `${gone} endroits ne le montrent plus`} ; votre page dit comment cela a été prouvé.`,
      ...(open === 0
        ? ['Il ne nous reste rien à faire.']
        : [
            `${open === 1 ? 'Un endroit est' : `${open} endroits sont`} encore en cours${until === null ? ' ; le délai que nous nous étions fixé est passé, et la production le sait' : `, au plus tard jusqu’à ${until}`}.`,
          ]),
      ...(asked === 0
        ? []
        : [
            `${asked === 1 ? 'À un endroit nous n’avons pu que demander' : `À ${asked} endroits nous n’avons pu que demander`}, ou rien n’en revient.`,
          ]),
      'Ce que quelqu’un a enregistré ou remis en ligne ailleurs, personne ne peut le reprendre. Le lien de notre précédente lettre reste le vôtre ; il montre chaque endroit, tel qu’il en est.',
    ]),
  cut: ({ name, by, title, url }) =>
    letter(`« ${title} » peut-il être montré ?`, [
      `Bonjour ${name},`,
      `${by} vous demande de regarder « ${title} » et de dire si cela peut être montré. ${YOURS_ALONE}`,
      url,
      'La page indique jusqu’à quand elle attend. Tant qu’il n’y a pas de réponse, rien de ce montage ne sort.',
    ]),
}
