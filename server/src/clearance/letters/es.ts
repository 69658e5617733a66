import { letter, type Letters } from './letters.ts'

const YOURS_ALONE = 'No necesita cuenta; este enlace es solo para usted, así que no lo comparta, por favor:'

/** The letters in Spanish. */
export const es: Letters = {
  ask: ({ name, production, url }) =>
    letter(`${production} le pide su firma`, [
      `Hola, ${name}:`,
      `${production} le pide que lea un formulario de autorización y lo firme, si está de acuerdo. ${YOURS_ALONE}`,
      url,
      'Espera dos semanas. Cuando haya firmado, el mismo enlace muestra su copia y lo que podrá hacer con ella más adelante.',
    ]),
  copy: ({ name, production, url }) =>
    letter(`Su formulario firmado para ${production}`, [
      `Hola, ${name}:`,
      'gracias por firmar. Su copia, un PDF con su huella, está siempre en su propio enlace; ahí ve también lo que podrá hacer con ella más adelante:',
      url,
    ]),
  onSet: ({ name, production, url }) =>
    letter(`Su formulario firmado para ${production}`, [
      `Hola, ${name}:`,
      'gracias por firmar en el rodaje. Su copia, y la manera de retirar su consentimiento, están en su propio enlace:',
      url,
    ]),
  review: ({ name, production, by, url, until }) =>
    letter(`${production} le pide su aprobación`, [
      `Hola, ${name}:`,
      `${by}, de ${production}, le pide que mire material nuevo y diga qué se puede mostrar. ${YOURS_ALONE}`,
      url,
      until === null
        ? 'Nada de lo que se le pregunta sale antes de que haya una respuesta.'
        : `Hasta el ${until}; pasado ese momento, el contrato cuenta el silencio como un sí.`,
    ]),
  waits: ({ name, production, count, person, until }) =>
    letter(`${production} espera su respuesta`, [
      `Hola, ${name}:`,
      `de lo que ${production} le mostró, ${count === 1 ? '1 cosa espera' : `${count} cosas esperan`} todavía una respuesta por ${person}. A partir del ${until}, el contrato cuenta el silencio como un sí. El enlace de nuestra carta anterior sigue siendo suyo.`,
    ]),
  comeback: ({ name, production, title, gone, open, until, asked }) =>
    letter(`${production}: se está retirando «${title}»`, [
      `Hola, ${name}:`,
      `«${title}» de ${production} fue retirado por su palabra.`,
      `${gone === 1 ? 'De un lugar ya ha desaparecido' : `De ${gone} lugares ya ha desaparecido`}; su página dice cómo se ha comprobado.`,
      ...(open === 0
        ? ['No nos queda nada por hacer.']
        : [
            `${open === 1 ? 'En un lugar se trabaja todavía' : `En ${open} lugares se trabaja todavía`}${until === null ? '; el plazo que nos pusimos ha pasado, y la producción lo sabe' : `, a más tardar hasta ${until}`}.`,
          ]),
      ...(asked === 0
        ? []
        : [
            `${asked === 1 ? 'A un lugar solo pudimos pedírselo' : `A ${asked} lugares solo pudimos pedírselo`}, o no devuelve nada.`,
          ]),
      'Lo que alguien guardó o volvió a publicar en otra parte, nadie puede retirarlo. El enlace de nuestra carta anterior sigue siendo suyo; muestra cada lugar, tal como está.',
    ]),
  cut: ({ name, by, title, url }) =>
    letter(`¿Se puede mostrar «${title}»?`, [
      `Hola, ${name}:`,
      `${by} le pide que mire «${title}» y diga si se puede mostrar. ${YOURS_ALONE}`,
      url,
      'La página dice hasta cuándo espera. Mientras no haya respuesta, nada de ese montaje sale.',
    ]),
}
