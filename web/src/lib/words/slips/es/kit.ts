import type { SlipWords } from '../en/index.ts'

export const kit: SlipWords['kit'] = {
  title: 'Su paquete',
  notYet: (at) => `Se abre el ${at}. Vuelva entonces a esta página; antes no hay aquí nada que llevarse.`,
  lead: 'Publíquelo desde su propia cuenta. Conserve en él las palabras del aviso.',
  leadBare: 'Publíquelo desde su propia cuenta.',
  file: 'El archivo',
  take: 'Guardar el archivo',
  copyText: 'El texto',
  ownLink: 'Su enlace a nuestra página',
  ownLinkSays: 'Si quiere, póngalo junto al texto. Cuenta cuántas veces se sigue, y nada de quién lo sigue.',
  disclosure: 'El aviso',
  disclosures: {
    'part-of-my-work': (production) => `He trabajado en ${production}, y esto es parte de mi trabajo.`,
    'paid-partnership': (production) => `Colaboración pagada con ${production}.`,
    'own-brand': (production) => `Publicidad de mi propio trabajo, ${production}.`,
    'made-with-ai': (production) => `Partes de esto se hicieron con IA. De ${production}.`,
  },
  badLink: {
    happened: 'Esta no es la dirección de una publicación',
    kept: 'No se ha cambiado nada.',
    next: 'Abra su publicación, copie su dirección y péguela aquí. Empieza por https://.',
  },
  when: 'Cuándo',
  postAt: (at) => `No antes del ${at}`,
  linkBack: 'Enlace a su publicación',
  linkBackHint: 'Para que podamos comprobarla y encontrarla si tiene que volver.',
  sendLink: 'Enviar el enlace',
  taken: 'Guardado. El archivo está en sus descargas; puede llevárselo otra vez.',
  linked: 'Gracias. Tenemos este enlace:',
  check: {
    open: 'Todavía no hemos mirado su publicación. Tarda unos minutos; no tiene que hacer nada.',
    verified: 'Hemos mirado su publicación: muestra la película tal como fue autorizada.',
    weaker:
      'De su publicación solo podemos ver la portada, que es una imagen de la película. La película misma no hemos podido compararla.',
    'to-look-at':
      'No hemos podido comprobar por nuestra cuenta si su publicación muestra la película tal como fue autorizada. Alguien de la producción la mirará.',
    gone: 'Su enlace ya no lleva a nada. Si ha vuelto a publicar, envíe el nuevo enlace.',
    missing: 'No encontramos las palabras del aviso en su publicación. Añádalas, por favor.',
    unread: 'No podemos leer el texto de su publicación. Asegúrese, por favor, de que el aviso esté en él.',
  },
  changeLink: 'Enviar otro enlace',
  linkedAfter: 'Cuando se haya llevado la película y la haya publicado, vuelva aquí y deje el enlace.',
  waitingSays: 'Esta página se abre por sí sola cuando llega el momento.',
  recalled:
    'Esto se ha retirado. El archivo ya no está aquí. Si lo publicó, retire por favor su publicación.',
  closed: 'En este paquete todavía no hay nada. Vuelva a esta página.',
}

export const invitation: SlipWords['invitation'] = {
  title: (production) => `Pase entre bastidores de ${production}`,
  as: (name, role) => `${name}, se le invita con este papel: ${role}.`,
  acceptAs: (name) => `Entrar como ${name}`,
  another: 'Entrar con otra cuenta, nueva',
  name: 'Su nombre',
  email: 'Correo electrónico',
  password: 'Contraseña',
  passwordHint: 'Al menos diez caracteres. Una frase va bien.',
  accept: 'Entrar',
  signIn: 'Iniciar sesión',
  roles: {
    owner: 'dirección',
    publicist: 'prensa',
    editor: 'montaje',
    counsel: 'asesoría jurídica',
    contributor: 'colaboración',
  },
}

export const reset: SlipWords['reset'] = {
  title: 'Una contraseña nueva',
  for: (name) => `Para ${name}. Se cierra la sesión en todos los dispositivos que la tienen abierta.`,
  password: 'Contraseña nueva',
  set: 'Guardarla',
}
