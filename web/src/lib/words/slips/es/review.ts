import type { SlipWords } from '../en/index.ts'

export const approve: SlipWords['approve'] = {
  title: (name) => `¿Aprobar este montaje de ${name}?`,
  version: (title, version, length) => `${title}, versión ${version}, ${length}.`,
  versionOnly: (title, version) => `${title}, versión ${version}.`,
  ownPage: (production) => `La página propia de ${production}`,
  place: (platform, account) => (account ? `${account} en ${platform}` : platform),
  now: 'En cuanto todo esté en regla',
  name: 'Su nombre',
  nameHint: 'Tal como figura con su respuesta.',
  another: 'Ahora hay otra versión',
  anotherSays:
    'Este enlace era para una versión que ya no saldría así. Aquí no se le pide nada; si la nueva versión le necesita, le llegará un enlace.',
  noFilm:
    'La película de esta versión no está disponible en este momento. Inténtelo de nuevo dentro de un rato.',
  transcript: 'Lo que se dice',
  where: 'Dónde',
  when: 'Cuándo',
  says: 'Dice',
  changed: 'Cambiado',
  clock: (until) => `Sin respuesta hasta el ${until}, no sale.`,
  silence: (until) => `Sin respuesta hasta el ${until}, el contrato lo cuenta como un sí.`,
  silent: (at) => `Nadie respondió hasta el ${at}, y el contrato lo cuenta como un sí.`,
  footFinal:
    'Su respuesta queda guardada con nombre y fecha. Según el contrato, una aprobación es definitiva.',
  note: 'Una nota, si quiere',
  noteHint: 'Se guarda con su respuesta.',
  noteAt: (time) => `En ${time} del montaje`,
  approve: 'Aprobar',
  refuse: 'Rechazar',
  refuseSays: 'El montaje no sale.',
  foot: 'Su respuesta queda guardada con nombre y fecha. Una aprobación todavía puede volverse un no aquí; un no se queda.',
  approved: (name, at) => `Aprobado por ${name}, ${at}`,
  refused: (name, at) => `Rechazado por ${name}, ${at}. Esta versión no sale.`,
  changedMind: '¿Ha cambiado de idea?',
  refuseAfter: 'Rechazarlo al final',
}

export const review: SlipWords['review'] = {
  title: (person, name, count) =>
    person === name
      ? `${name}, ${count === 1 ? 'hay una cosa que espera' : `hay ${count} cosas que esperan`} su respuesta`
      : `${count === 1 ? 'Una cosa espera' : `${count} cosas esperan`} una respuesta por ${person}`,
  answeredAll: (person) => `Todo lo de ${person} está respondido`,
  asks: (by, production, base) => `${by}, de ${production}, le pregunta por: ${base}.`,
  ownWord: 'Usted responde por sí: lo que diga cuenta, digan lo que digan otros en su nombre.',
  delegateWord: (person) =>
    `Usted responde por ${person}. Su respuesta cuenta hasta que ${person} responda en persona; desde entonces cuenta la suya.`,
  mayOnly: {
    approve: 'Se le pidió aprobar, no rechazar.',
    kill: 'Se le pidió rechazar lo que no debe mostrarse, no aprobar.',
  },
  silence: (until) =>
    `Lo que no tenga respuesta hasta el ${until} cuenta como aprobado: así lo dice el contrato.`,
  noSilence: 'Lo que no tiene respuesta no sale.',
  isFinal: 'Una aprobación es definitiva.',
  ofOthers: (count) =>
    count === 1
      ? 'Hay otra con alguien que figura antes en los créditos; ahí cuenta su respuesta.'
      : `Hay otras ${count} con alguien que figura antes en los créditos; ahí cuenta su respuesta.`,
  ended: 'Este derecho ha terminado. Lo que se respondió sigue en pie; aquí no se le pide nada más.',
  allowance: {
    solo: (may, of, left) => `A solas: puede rechazar ${may} de ${of}; le quedan ${left}.`,
    group: (may, of, left) => `Con otros: puede rechazar ${may} de ${of}; le quedan ${left}.`,
    none: 'El contrato no le da aquí nada que rechazar.',
    over: (by) =>
      `Las señales han cambiado desde entonces: hay ${by} rechazos más de los que el contrato permite ahora. Todos siguen rechazados.`,
  },
  company: { solo: 'A solas', group: 'Con otros' },
  kinds: { still: 'Foto', shot: 'Plano', stretch: 'Segundos', cut: 'Montaje' },
  place: (place, of) => `${place} de ${of}`,
  approve: 'Aprobar',
  refuse: 'Rechazar',
  leave: 'Sin respuesta todavía',
  undo: 'Deshacer',
  skip: 'Decidir más tarde',
  note: 'Una nota, si quiere',
  noteHint: 'Se guarda con su respuesta.',
  keys: 'Teclas: derecha aprueba, izquierda rechaza, Z deshace la última respuesta.',
  swipe: 'Deslice a la derecha para aprobar, a la izquierda para rechazar.',
  said: {
    approve: (title) => `Aprobado: ${title}.`,
    kill: (title, left) => `Rechazado: ${title}. Le quedan ${left}.`,
    undone: (title) => `Deshecho: ${title}.`,
  },
  spent: {
    solo: (may) =>
      `El contrato le permite rechazar ${may} de las que muestran solo a usted, y están agotadas. Deshaga un rechazo para rechazar esta.`,
    group: (may) =>
      `El contrato le permite rechazar ${may} de las que le muestran con otros, y están agotadas. Deshaga un rechazo para rechazar esta.`,
  },
  look: 'Repasar y enviar',
  lookSays: 'Todavía no se ha enviado nada. Toque una para cambiarla.',
  change: (title) => `Cambiar ${title}`,
  picked: { approve: 'aprobar', kill: 'rechazar', none: 'sin respuesta' },
  name: 'Su nombre',
  nameHint: 'Tal como figura con sus respuestas.',
  send: (refused, approved) =>
    [refused > 0 ? `rechazar ${refused}` : '', approved > 0 ? `aprobar ${approved}` : '']
      .filter(Boolean)
      .join(', ')
      .replace(/^./u, (first) => first.toUpperCase()) || 'Enviar',
  sendList: 'Enviar mis respuestas',
  open: (count) => (count === 1 ? 'Una queda sin respuesta.' : `${count} quedan sin respuesta.`),
  kept: 'Lo que toca se guarda aquí. Puede cerrar esta página y seguir más tarde.',
  foot: 'Sus respuestas quedan guardadas con nombre y fecha. Se registra que se ha mirado; nada de lo que ve aquí es público.',
  receipt: 'Enviado y guardado',
  receiptSays: (at, entry) => `${at}, asiento ${entry} del registro.`,
  receiptHash: 'Su huella',
  notTaken: 'No aceptado',
  reasons: {
    'allowance-spent':
      'El contrato no le permite rechazar más de estas. Deshaga un rechazo para rechazar esta.',
    'of-another': 'Aparece alguien que figura antes en los créditos, y cuenta su respuesta.',
    'not-in-it': 'Usted ya no está señalado en ella, así que no hay nada suyo que rechazar.',
    'not-asked': 'No se le mostró.',
    'killed-already': 'Ya está rechazada.',
    'approved-already': 'Ya está aprobada.',
    'not-killed': 'No hay nada que deshacer.',
    'person-has-spoken': 'La persona ha respondido por sí misma, y cuenta su propia respuesta.',
    'approval-is-final': 'Cuenta como aprobada, y el contrato lo hace definitivo.',
    'not-entrusted': 'Esto no se le encomendó.',
    'right-ended': 'Este derecho ha terminado.',
  },
  answered: 'Respondido',
  states: {
    open: 'Espera una respuesta',
    killed: (by, at) => `Rechazado por ${by}, ${at}`,
    approved: (by, at) => `Aprobado por ${by}, ${at}`,
    'approved-by-silence': (at) => `Aprobado por silencio, ${at}`,
  },
  takeBack: 'Deshacer',
  refuseAfter: 'Rechazarlo al final',
  back: 'Volver a la primera',
  picture: (title, person) => `${title}, con ${person}`,
}
