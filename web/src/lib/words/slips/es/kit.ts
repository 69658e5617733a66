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
  fetch: 'Traerlo a este teléfono',
  fetching: (got, of) => `${got} de ${of}`,
  fetchStopped: 'Se cortó la señal. Lo que llegó se conserva: pulse otra vez y sigue desde ahí.',
  share: 'Publicarlo desde aquí',
  shareSays: 'Elija la aplicación en la que publica. Muchas dejan fuera el texto: cópielo antes.',
  together: 'El texto, con el aviso',
  credits: 'Quién lo hizo',
  tick: {
    title: '¿Lleva su publicación el aviso?',
    'in-words': 'Las palabras del aviso están en mi publicación',
    'by-label': 'He activado la etiqueta propia de la plataforma',
  },
  ticked: {
    'in-words': (at) => `Usted dijo el ${at} que el aviso está en su publicación.`,
    'by-label': (at) => `Usted dijo el ${at} que activó la etiqueta propia de la plataforma.`,
  },
  notDisclosed: {
    happened: 'El enlace todavía no se ha aceptado',
    kept: 'No se ha cambiado nada.',
    next: 'Ponga el aviso en su publicación o active la etiqueta de la plataforma, diga cuál de los dos y envíe el enlace otra vez.',
  },
  saved: {
    title: 'Enséñenos lo que publicó',
    says: 'Esta plataforma nos muestra demasiado poco de su publicación. Guárdela allí, o grabe la pantalla mientras se reproduce, y tráigala aquí. Una máquina la compara con la película; después se borra.',
    limit:
      'Una película o una captura de pantalla, 100 MB como mucho. Una captura muestra menos que una película.',
    choose: 'Elegir el archivo',
    again: 'Traer otro',
    sending: (sent, of) => `Enviando: ${sent} de ${of}. Deje esta página abierta.`,
    stopped: 'No llegó. No se ha guardado nada; inténtelo otra vez, por favor.',
    tooLarge: 'Este archivo pasa de 100 MB. Grabe un trozo más corto o traiga una captura de pantalla.',
    enough: 'De esta publicación ya se ha traído bastante. Alguien de la producción la mirará.',
    comparing: 'Se está comparando. Tarda unos minutos; no tiene que hacer nada.',
    same: 'Lo que trajo muestra la película tal como fue autorizada. Lo que hay en la plataforma seguimos sin verlo.',
    'cover-shows': 'Lo que trajo es una imagen de la película.',
    differs: 'Lo que trajo no es la película tal como fue autorizada. Alguien de la producción lo mirará.',
    unclear: 'Con lo que trajo no podemos saber si es la película. Una película dice más que una captura.',
  },
  showing: {
    title: 'En la página de la producción',
    says: (production) =>
      `Si quiere, su publicación aparece en la página de ${production}: su nombre, la plataforma y un enlace, y nada más de ella. Puede retirarla aquí en cualquier momento, y desaparece enseguida.`,
    show: 'Poner allí mi publicación',
    shown: 'Su publicación aparece allí.',
    hide: 'Quitarla de la página',
  },
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
