import type { SlipWords } from '../en/index.ts'

export const send: SlipWords['send'] = {
  noScript:
    'Para enviar archivos hace falta JavaScript, y aquí está desactivado. Leer y responder funciona sin él.',
  title: 'Envíe lo que ha grabado',
  lead: 'Va a una caja sellada que solo la producción puede abrir. Nada se hace público antes de que todo esté en regla.',
  choose: 'Elegir vídeos o grabar ahora',
  whoFirst: 'Escriba primero su nombre y entonces se envían: se guarda con cada archivo.',
  room: (bytes) => `Queda sitio para ${bytes} más.`,
  roomSpent: 'Esta puerta ha recibido todo lo que puede. Pida un código nuevo al equipo.',
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
  queued: 'Espera al anterior.',
  paused: 'En pausa. No se pierde nada.',
  checking: 'Todo enviado. Comprobándose.',
  found: 'Elegido antes. Elija el mismo archivo y sigue desde donde estaba.',
  pause: 'Pausar',
  resume: 'Seguir',
  retry: 'Intentar de nuevo',
  drop: 'No enviar',
  progress: (name) => `Progreso de ${name}`,
  refused: {
    'not-media': () => 'No es un vídeo, una foto ni un sonido que se pueda leer aquí. No se guardó nada.',
    'file-too-large': (room) => `Un archivo puede tener ${room} como mucho. Se queda en su teléfono.`,
    'inbox-full': (room) =>
      `Esta puerta está llena: quedan ${room}. El archivo se queda en su teléfono; pida un código nuevo al equipo.`,
    'disk-full': () =>
      'Ya no queda sitio en la casa. El archivo se queda en su teléfono; lo que llegó antes está a salvo.',
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
  refused: {
    any: 'Llegó, pero no se pudo preparar. El equipo está avisado.',
    'not-media': 'Llegó, pero no es un vídeo, una foto ni un sonido que se pueda leer. No se guardó nada.',
    'privacy-not-proven':
      'Llegó, pero no se pudo hacer una copia sin datos privados. Nadie puede mirarlo; el equipo está avisado.',
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
