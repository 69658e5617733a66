import type { SlipWords } from '../en/index.ts'

export const stub: SlipWords['stub'] = {
  any: 'Pase',
  day: (number, unit) => `Día de rodaje ${number}, ${unit}`,
  receipt: 'Recibo',
  releaseFor: (person) => `Autorización de ${person}`,
  sheet: (name) => `Autorización: ${name}`,
  approvalFor: (askedOf, subject) => (askedOf === subject ? askedOf : `${askedOf}, por ${subject}`),
  kit: 'Paquete',
  kitFor: (holder) => `Paquete para ${holder}`,
  invitation: 'Invitación',
  'password-reset': 'Contraseña',
}

export const ended: SlipWords['ended'] = {
  any: {
    'slip-not-found': {
      happened: 'Este enlace no abre nada',
      next: 'Quizá se cortó por el camino. Ábralo de nuevo, completo, desde el mensaje en el que llegó.',
    },
    'slip-expired': {
      happened: 'Este enlace ha caducado',
      next: 'Pida uno nuevo a quien se lo envió.',
    },
    'slip-revoked': {
      happened: 'Este enlace fue retirado',
      next: 'Quizá haya uno más reciente en camino. Si no, pregunte a quien se lo envió.',
    },
    'slip-used': {
      happened: 'Esto ya se ha respondido',
      next: 'Si no fue usted, dígaselo a la producción.',
    },
    'too-many-requests': {
      happened: 'Demasiados intentos desde aquí',
      next: 'Espere un minuto y abra el enlace de nuevo.',
    },
  },
  inbox: {
    'slip-expired': {
      happened: 'Esta puerta está cerrada',
      next: 'Lo que llegó antes está guardado. Pida al equipo el código de hoy.',
    },
    'slip-revoked': {
      happened: 'Esta puerta está cerrada',
      next: 'Lo que llegó antes está guardado. Pida al equipo el código de hoy.',
    },
  },
  'release-form': {
    'slip-expired': {
      happened: 'Este formulario estuvo abierto un tiempo, y ese tiempo ha pasado',
      next: 'Usted no ha firmado nada, y sin su firma no se le muestra. Pida un enlace nuevo si todavía quiere dar su consentimiento.',
    },
    'slip-revoked': {
      happened: 'Un formulario más reciente ha ocupado el lugar de este',
      next: 'Aquí no se firmó nada. Abra el enlace más reciente o pregunte a quien se lo envió.',
    },
  },
  'set-sheet': {
    'slip-expired': {
      happened: 'Esta hoja fue recogida',
      next: 'Lo que se firmó en ella sigue en pie. Pida una nueva al equipo.',
    },
  },
  approval: {
    'slip-expired': {
      happened: 'El plazo para responder ha terminado',
      next: 'Lo que respondió antes sigue en pie; una versión que no se aprobó queda retenida. Hable con la producción si quiere responder ahora.',
    },
  },
  'review-round': {
    'slip-expired': {
      happened: 'El plazo para responder ha terminado',
      next: 'Lo que respondió antes sigue en pie. Hable con la producción si quiere responder ahora.',
    },
    'slip-revoked': {
      happened: 'Este enlace fue retirado',
      next: 'Ahora responde otra persona. Lo que usted respondió antes sigue en pie.',
    },
  },
  kit: {
    'slip-revoked': {
      happened: 'Esto se ha retirado',
      next: 'La película y su texto ya no están aquí. Si los publicó, retire por favor su publicación y dígaselo a la producción.',
    },
    'slip-expired': {
      happened: 'Este paquete está cerrado',
      next: 'Su tiempo ha pasado. Puede conservar lo que publicó; pregunte a la producción si necesita la película otra vez.',
    },
  },
  invitation: {
    'slip-used': {
      happened: 'Esta invitación fue aceptada',
      next: 'Inicie sesión con la cuenta que la aceptó. Si no fue usted, dígaselo a la producción.',
    },
  },
  'password-reset': {
    'slip-used': {
      happened: 'La nueva contraseña ya vale',
      next: 'Inicie sesión con ella. Si no la puso usted, avise enseguida a quien lleva esta casa.',
    },
  },
}

export const foot: SlipWords['foot'] = {
  forYou: (until) => `Solo para usted, hasta el ${until}.`,
  noAccountOpen: 'No hace falta cuenta.',
  noAccount: (until) => `No hace falta cuenta. Esta puerta se cierra el ${until}.`,
}

export const acts: SlipWords['acts'] = { copy: 'Copiar', copied: 'Copiado', share: 'Compartir' }

export const languages: SlipWords['languages'] = 'Leer en'

export const errors: SlipWords['errors'] = {
  notFound: 'Aquí no hay nada',
  broken: 'Algo ha fallado por nuestra parte',
  brokenSays:
    'Lo que ya había enviado está guardado. Inténtelo de nuevo en un momento. Si sigue igual, dígaselo a la producción.',
  otherOrigin:
    'Esto se envió desde otro sitio, así que no se ha hecho nada. Abra la página aquí e inténtelo de nuevo.',
}

const NOTHING_CHANGED = 'No se ha cambiado nada.'
const NOTHING_SIGNED = 'No se ha firmado nada.'
const SEE_IT = 'Vuelva a cargar la página para verla.'

export const problems: SlipWords['problems'] = {
  any: {
    happened: 'Esto no se ha aceptado',
    kept: NOTHING_CHANGED,
    next: 'Vuelva a cargar la página e inténtelo otra vez. Si sigue igual, dígaselo a la producción.',
  },
  'invalid-request': {
    happened: 'Falta algo o no se puede leer',
    kept: NOTHING_CHANGED,
    next: 'Repase los campos y envíelo de nuevo.',
  },
  'already-signed': {
    happened: 'Este formulario ya está firmado',
    kept: 'La primera firma sigue en pie; no se le añadió nada.',
    next: SEE_IT,
  },
  'text-not-the-one-shown': {
    happened: 'El texto no es el que se mostró',
    kept: NOTHING_SIGNED,
    next: 'Vuelva a cargar la página y lea el texto.',
  },
  'witness-missing': {
    happened: 'Este formulario pide un testigo',
    kept: 'Todavía no se ha firmado nada.',
    next: 'Pida a alguien que esté presente y dé también su nombre.',
  },
  'relation-missing': {
    happened: 'Diga qué es usted del menor',
    kept: 'Todavía no se ha firmado nada.',
    next: 'Madre, padre, tutor o tutora: basta una palabra.',
  },
  'guardian-must-sign': {
    happened: 'Por un menor firma la madre, el padre o quien tenga la tutela',
    kept: NOTHING_SIGNED,
    next: 'Dé también el nombre de esa persona.',
  },
  'sheet-closed': {
    happened: 'Esta hoja fue recogida',
    kept: 'Lo que se firmó en ella sigue en pie.',
    next: 'Pida una nueva al equipo.',
  },
  'already-withdrawn': {
    happened: 'Esto ya se había retirado',
    kept: 'Así queda; no se ha cambiado nada.',
    next: 'Vuelva a cargar la página para ver lo que ha vuelto.',
  },
  'contract-not-withdrawable': {
    happened: 'Un contrato no se puede retirar aquí',
    kept: NOTHING_CHANGED,
    next: 'Escriba a la producción en esta página.',
  },
  'grown-up-withdraws': {
    happened: 'El menor ya es mayor de edad y decide por sí mismo',
    kept: NOTHING_CHANGED,
    next: 'La producción le envía un enlace propio.',
  },
  'already-decided': {
    happened: 'Esto ya se había decidido',
    kept: 'La primera respuesta sigue en pie.',
    next: SEE_IT,
  },
  'approval-is-final': {
    happened: 'Según el contrato, esta aprobación es definitiva',
    kept: NOTHING_CHANGED,
    next: 'Hable con la producción si hay que cambiar algo.',
  },
  'kill-right-ended': {
    happened: 'Este derecho ha terminado',
    kept: 'Lo que se respondió sigue en pie.',
    next: 'Hable con la producción si quiere responder ahora.',
  },
  'no-such-local-time': {
    happened: 'Esa hora no existe ese día',
    kept: NOTHING_CHANGED,
    next: 'Elija otra hora.',
  },
  'kit-not-cleared': {
    happened: 'Este paquete ya no se puede entregar',
    kept: 'No se ha guardado nada.',
    next: 'Vuelva a cargar la página para ver por qué.',
  },
  'kit-not-open': {
    happened: 'Este paquete todavía no está abierto',
    kept: 'No se ha guardado nada.',
    next: 'Vuelva cuando se abra.',
  },
  'deletion-too-late': {
    happened: 'La hora para recuperarlo ha pasado',
    kept: 'Se conserva como estaba.',
    next: 'Pregunte a la producción; todavía puede eliminarlo.',
  },
  'invitation-taken': {
    happened: 'Esta invitación ya fue aceptada',
    kept: NOTHING_CHANGED,
    next: 'Inicie sesión con la cuenta que la aceptó.',
  },
  'name-taken': {
    happened: 'Este correo ya tiene una cuenta',
    kept: NOTHING_CHANGED,
    next: 'Inicie sesión con ella y abra este enlace de nuevo.',
  },
  'too-many-requests': {
    happened: 'Demasiados intentos desde aquí',
    kept: NOTHING_CHANGED,
    next: 'Espere un minuto e inténtelo de nuevo.',
  },
}

export const comeback: SlipWords['comeback'] = {
  places: {
    'own-page': 'La página propia de la producción',
    'media-addresses': 'Las direcciones de la película y de sus imágenes',
    'kit-link': 'El enlace de un paquete',
    'kit-copy': 'Una copia en el dispositivo de otra persona',
    'platform-post': 'Una publicación en una plataforma',
    'platform-draft': 'Un borrador en una plataforma que nadie vio',
    'federated-copy': 'Copias en otros servidores',
    feed: 'Canales de noticias',
    bundle: 'Un conjunto que se entregó',
  },
  states: {
    gone: 'Ya no está',
    checking: 'Comprobándose',
    shutting: 'Cerrándose',
    task: 'En manos del equipo',
    told: 'Avisado, sin promesa',
    failed: 'Aún no ha vuelto',
    'given-up': 'Se deja así, por decisión de una persona con nombre',
  },
  how: {
    read: 'Hemos mirado y ya no está.',
    'place-said': 'El propio sitio dice que ya no está.',
    'person-said': 'Una persona dice que ya no está.',
    'never-out': 'Nunca llegó a estar fuera.',
  },
  after: (length) => `al cabo de ${length}`,
  due: (at) => `a más tardar el ${at}`,
  heading: 'Lo que volvió por su palabra',
  called: (at) => `Retirado ${at}.`,
  hidden: (length) => `oculto al cabo de ${length}`,
  answered: (status) => `Preguntado como puede preguntar cualquiera, responde ${status}: no está.`,
  lookedAt: (at) => `Mirado por última vez ${at}.`,
  standing: {
    closed: 'No nos queda nada por hacer.',
    running: 'Lo que aún no ha vuelto tiene un plazo.',
    open: 'No todo volvió en su plazo. La producción lo sabe y sigue en ello.',
  },
  never: 'Lo que alguien guardó, o volvió a publicar en otra parte, nadie puede retirarlo.',
}
