import type { SlipWords } from '../en/index.ts'

export const send: SlipWords['send'] = {
  noScript:
    'Para enviar archivos hace falta JavaScript, y aquí está desactivado. Leer y responder funciona sin él.',
  title: 'Envíe lo que ha grabado',
  lead: 'Va a una caja sellada que solo la producción puede abrir. Nada se hace público antes de que todo esté en regla.',
  choose: 'Elegir vídeos o grabar ahora',
  whoFirst: 'Escriba primero su nombre y entonces se envían: se guarda con cada archivo.',
  room: (bytes) => `Queda sitio para ${bytes} más.`,
  roomSpent: 'Detrás de esta puerta ya no hay sitio. Dígaselo al equipo; quizá ayude un código nuevo.',
  more: 'Enviar más',
  whoTitle: 'Quién lo grabó',
  who: 'Su nombre',
  craft: 'Qué hace usted aquí',
  craftHint: 'Maquinaria, vestuario, especialistas, cocina: para que se le acredite.',
  sending: (done, of) => `Enviando ${done} de ${of}`,
  arrived: 'Llegó',
  unfinished: 'Sin terminar',
  who_sees: '¿Quién ve lo que envío?',
  who_sees_answer:
    'Solo las personas con un papel en esta producción, y solo después de quitar el lugar, el dispositivo y el propietario de la copia que ven. El original queda sellado en la cámara.',
}

export const upload: SlipWords['upload'] = {
  of: (sent, total) => `${sent} de ${total}`,
  left: (left) => `quedan unos ${left}`,
  speed: (speed) => `${speed}/s. Deje esta página abierta.`,
  starting: 'Empezando. Deje esta página abierta.',
  failed: 'No se aceptó. Inténtelo de nuevo; si sigue igual, dígaselo al equipo.',
  crowded: 'Muchos archivos a la vez. Desde aquí sigue por sí solo.',
  wantsName: 'Espera su nombre.',
  waiting: 'en espera',
  noSignal: 'Sin cobertura. Desde aquí sigue por sí solo.',
  queued: (place) => (place === 1 ? 'Es el siguiente.' : `Número ${place} en la cola.`),
  paused: 'En pausa. No se pierde nada.',
  checking: 'Todo enviado. Comprobándose.',
  comparing: 'Ya conocido. Se compara con lo que hay aquí; no se envía nada.',
  known: (count: number) =>
    count === 1
      ? 'Un archivo ya estaba aquí, byte por byte. No se envió otra vez.'
      : `${count} archivos ya estaban aquí, byte por byte. No se enviaron otra vez.`,
  found:
    'Elegido antes. Elija el mismo archivo y sigue desde donde estaba, lo llame como lo llame ahora su teléfono.',
  again: 'Elegirlos otra vez',
  order: 'Primero va lo que casi ha llegado; después, los archivos pequeños antes que los grandes.',
  background:
    'Un navegador deja de enviar cuando la pantalla se apaga o hay otra aplicación delante. No se pierde nada: vuelva a esta página y sigue.',
  receipts: (count) => (count === 1 ? 'Un recibo más' : `${count} recibos más`),
  heldTitle: 'No cabe todo',
  heldBytes: (missing) => `Faltan ${missing} de espacio. Todavía no se ha enviado nada.`,
  heldFiles: (count) =>
    `${count === 1 ? 'Es un archivo' : `Son ${count} archivos`} más de lo que admite esta puerta. Todavía no se ha enviado nada.`,
  sendFitting: (count) => (count === 1 ? 'Enviar el que cabe' : `Enviar los ${count} que caben`),
  dropHeld: 'Elegir otros',
  pause: 'Pausar',
  resume: 'Seguir',
  retry: 'Intentar de nuevo',
  drop: 'No enviar',
  progress: (name) => `Progreso de ${name}`,
  refused: {
    'not-media': () =>
      'Esto no es material grabado: está vacío, o es un texto, una lista de reproducción o un programa. No se guardó nada.',
    'file-too-large': ({ room, missing }) =>
      missing === undefined
        ? `Un archivo puede tener ${room} como mucho. Se queda en su teléfono.`
        : `Un archivo puede tener ${room} como mucho; a este le sobran ${missing}. Se queda en su teléfono.`,
    'inbox-full': ({ room, missing }) =>
      missing === undefined
        ? 'Por esta puerta ya han entrado todos los archivos que pueden. El archivo se queda en su teléfono; pida un código nuevo al equipo.'
        : `Esta puerta está llena: quedan ${room}, faltan ${missing}. El archivo se queda en su teléfono; pida un código nuevo al equipo.`,
    'disk-full': ({ missing }) =>
      missing === undefined
        ? 'Ya no queda sitio en la casa. El archivo se queda en su teléfono; lo que llegó antes está a salvo.'
        : `En la casa no hay sitio suficiente: faltan ${missing}. El archivo se queda en su teléfono; lo que llegó antes está a salvo.`,
    'inbox-closed': () =>
      'Esta puerta se cerró mientras tanto. El archivo se queda en su teléfono; pida un código nuevo al equipo.',
    'digest-mismatch': () => 'Se dañó por el camino y no se guardó. Envíelo otra vez.',
    'upload-gone': () => 'Se empezó hace demasiado tiempo y se abandonó. Envíelo otra vez.',
  },
}

export const receipt: SlipWords['receipt'] = {
  name: 'Recibo',
  sealed: 'Sellado',
  keep: 'Conserve este número; con él pregunta por ello o lo recupera.',
  preparing: 'Preparándose: se hace una copia sin datos privados antes de que nadie pueda mirar.',
  removed: (kinds) => `Quitado de la copia que se mira: ${kinds}`,
  nothingToRemove: 'No llevaba datos privados',
  kinds: {
    location: 'el lugar',
    device: 'el teléfono o la cámara',
    serial: 'los números de serie',
    owner: 'el propietario y el autor',
    maker: 'el programa usado',
    comment: 'los comentarios',
    moment: 'las horas',
    other: 'otras etiquetas',
  },
  unreadable: {
    any: 'Se guarda tal como llegó, pero no se pudo preparar. Nadie puede mirarlo; el equipo está avisado.',
    'privacy-not-proven':
      'Llegó, pero no se pudo hacer una copia sin datos privados. Nadie puede mirarlo; el equipo está avisado.',
    document:
      'Se guarda tal como llegó, pero es un documento cuyas páginas no se pueden mostrar aquí. Envíelo en PDF.',
    locked: 'Se guarda tal como llegó, pero pide una contraseña. Envíelo sin ella.',
    archive:
      'Se guarda tal como llegó, pero es un archivo comprimido, y esos no se abren aquí nunca. Envíe lo que contiene, archivo por archivo.',
    'raw-photo':
      'Se guarda tal como llegó, pero es una foto en bruto o un escaneo sin una imagen dentro que se pueda mostrar. Envíe también un JPEG.',
    unknown:
      'Se guarda tal como llegó, pero no es un vídeo, una foto ni un sonido que aquí se conozca, así que todavía no se puede mostrar. El equipo está avisado.',
    damaged:
      'Se guarda tal como llegó, pero no se puede leer, entero o en parte: quizá esté cortado o dañado. Si lo tiene entero, envíelo otra vez.',
    'too-much':
      'Se guarda tal como llegó, pero pide más de lo que la casa da a un solo archivo, así que todavía no se puede mostrar. El equipo está avisado.',
  },
  original: 'Original guardado intacto',
  credited: (name, craft) => (craft ? `Acreditado a ${name}, ${craft}` : `Acreditado a ${name}`),
  digest: 'SHA-256',
  entry: (seq) => `Asiento ${seq} del registro de la producción, huella`,
  at: 'Llegó',
  size: 'Tamaño',
  save: 'Guardar el recibo',
  open: 'Abrir el recibo',
  takeBack: 'Recuperarlo',
  takeBackUntil: (until) => `Puede recuperarlo hasta el ${until}.`,
  takeBackOver: 'La hora para recuperarlo ha pasado. Pregunte a la producción; todavía puede eliminarlo.',
  takenBackShort: 'Recuperado',
  takenBack: 'Recuperado. El archivo y sus copias ya no están.',
  sure: '¿Recuperarlo? Se borran el archivo y todas sus copias. No se puede deshacer.',
}
