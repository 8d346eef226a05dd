import type { CommandWords } from '../../commandWords';
import { phraseList } from '../../phraseList';

const CLITICS = ['', 'me', 'nos'];

export const commands: CommandWords = {
  help: ['ayuda', 'ayúdame', 'ayúdeme', 'inicio', 'menú', 'comandos', 'qué sabes hacer', 'qué puedes hacer'],
  signOut: ['cerrar sesión', 'cierra sesión', 'cierra mi sesión', 'desconectar', 'desconéctame', 'salir de la sesión'],
  recent: phraseList('recientes, reciente, lo reciente, qué he creado, qué creé, historial'),
  undo: phraseList('deshacer, deshaz, deshazlo, deshacerlo, deshaga, deshágalo'),
  mine: {
    tasks: phraseList(`
      mis tareas, ver mis tareas, ver tareas, muestra mis tareas, muéstrame mis tareas, muéstreme mis tareas,
      mostrar mis tareas, enséñame mis tareas, lista mis tareas, mis tareas pendientes, mis pendientes, tareas pendientes,
      ver mis pendientes, qué tengo que hacer, qué tengo pendiente
    `),
    groups: phraseList(`
      mis grupos, ver mis grupos, ver grupos, muestra mis grupos, muéstrame mis grupos, muéstreme mis grupos,
      mostrar mis grupos, enséñame mis grupos, lista mis grupos, en qué grupos estoy
    `),
  },
  cancel: ['cancelar', 'cancela', 'anular', 'olvídalo', 'déjalo', 'da igual', 'no importa'],

  greetings: phraseList('hola, buenas, buenos días, buenas tardes, buenas noches, ok, vale, oye, oiga, bot, muster'),
  please: ['por favor', 'porfa', 'porfavor', 'xfa', 'si es tan amable'],
  thanks: ['saludos', 'un saludo'],
  looseThanks: ['gracias', 'muchas gracias', 'mil gracias', 'gracias de antemano'],
  thanking: phraseList(
    'dar, da, de las, decir, di, escribir, escribe, enviar, envía, mandar, manda, nota de, acción de',
  ),
  requests: phraseList(`
    puedes, podrías, puede, podría, puedes por favor, podrías por favor, quiero, quisiera, queremos, quisiéramos,
    me gustaría, nos gustaría, necesito, necesitamos, tengo que, hay que, vamos a, ayúdame a, ayúdeme a, te importaría,
    le importaría, serías tan amable de
  `),
  wishes: phraseList(`
    quiero, quisiera, queremos, quisiéramos, necesito, necesitamos, me gustaría tener, nos gustaría tener, me hace falta,
    nos hace falta, dame, deme, danos
  `),

  verbs: [
    ...[
      'añade',
      'agrega',
      'crea',
      'haz',
      'pon',
      'apunta',
      'añada',
      'agregue',
      'cree',
      'haga',
      'ponga',
      'apunte',
    ].flatMap((verb) => CLITICS.map((clitic) => verb + clitic)),
    ...['añadir', 'agregar', 'crear', 'hacer', 'poner', 'apuntar'].flatMap((verb) =>
      CLITICS.map((clitic) => verb + clitic),
    ),
    ...['añádeme', 'agrégame', 'créame', 'hazme', 'ponme', 'apúntame', 'créanos'],
  ],
  rareVerbs: phraseList(`
    programa, programar, planifica, planificar, anota, anotar, anótame, registra, registrar, inicia, iniciar, abre, abrir,
    monta, montar, móntame, prepara, preparar, genera, generar, establece, establecer, forma, formar, funda, fundar,
    lanza, lanzar, escribe, escribir, inserta, insertar, introduce, introducir, guarda, guardar, organiza, organizar,
    configura, configurar, mete, meter, arma, armar, levanta, levantar, da de alta, dar de alta, construye, construir
  `),
  unknownVerb: /^(?!.*(?:s|n|ndo|ado|ido|mente|cion|dad)$)[a-z]{4,}$/,
  noVerbs: phraseList(`
    yo, tú, usted, él, ella, ello, nosotros, ustedes, ellos, ellas, este, esta, esto, ese, esa, eso, aquel, aquella, aquí,
    allí, quien, cuyo, cuya, es, era, fue, soy, está, estaba, hay, había, hubo, tengo, tiene, tenía, hace, hizo, hice,
    hago, puede, podía, debe, debía, va, voy, fui, vi, veo, doy, dio, di, ser, estar, tener, haber, ir, de, del, a, al, en,
    con, sin, por, para, sobre, desde, hasta, entre, tras, ante, bajo, según, contra, durante, y, e, o, u, pero, sino,
    porque, pues, como, cuando, si, que, aunque, mientras, solo, también, todavía, aún, ya, muy, más, menos, tan, tanto,
    todo, toda, cada, mucho, mucha, poco, poca, alguno, alguna, otro, otra, tal, vaya, menuda, menudo, mi, tu, su,
    nuestro, nuestra, hoy, mañana, ayer, ahora, siempre, nunca, por fin, quizá, tal vez, sí, no, ni, bueno, buena, mala,
    malo, gran, linda, lee, leer, mira, mirar, revisa, revisar, usa, usar, deja, dejar, comparte, compartir, asigna,
    asignar, archiva, archivar, copia, copiar, comprueba, comprobar, elige, elegir, dirige, dirigir, explica, explicar,
    cuenta, contar, dice, decir, manda, mandar, envía, enviar, habla, hablar, busco, quiere, quería, falta, faltaba, tuve,
    siento, creo, pienso, espero, parece, termina, empieza, necesita, encuentra, toma, tomar, lleva, llevar, queda, sigue,
    seguir, somos, formo, formaba, era como, dentro de, fuera de, cerca de, después de, antes de
  `),
  particles: ['de alta', 'ya', 'ahora'],
  finals: [],
  fresh: ['nuevo', 'nueva', 'nuevos', 'nuevas'],
  articles: phraseList(
    'el, la, los, las, mi, mis, nuestro, nuestra, nuestros, nuestras, estas, estos, las siguientes, los siguientes, siguientes, algunas, algunos, varias, varios',
  ),
  indefinites: ['un', 'una', 'otro', 'otra', 'un nuevo', 'una nueva', 'unas', 'unos', 'una más'],
  adjectives: phraseList('privado, privada, público, pública, oculto, oculta, urgente, importante'),
  isNounFirst: true,
  asides: ['para mí', 'para nosotros', 'para nosotras'],
  naming: phraseList(`
    llamado, llamada, llamados, llamadas, que se llame, que se llama, de nombre, con nombre, con el nombre,
    con el nombre de, titulado, titulada, con el título, con título, denominado, denominada
  `),
  purposes: phraseList('para, para el, para la, para los, para las, para nuestro, para nuestra, de, del, sobre'),
  infinitive: ['para', 'de', 'que diga'],
  plurals: ['s', 'es'],

  reminders: phraseList(`
    recuérdame, recuérdanos, recuérdeme, recuérdenos, recordarme, recordarnos, avísame, avíseme, pon un recordatorio,
    ponme un recordatorio, crea un recordatorio, créame un recordatorio, añade un recordatorio, nuevo recordatorio
  `),
  reminderLabels: ['recordatorio'],
  entries: {
    verbs: phraseList(`
      añade, añádeme, agrega, agrégame, pon, ponme, apunta, apúntame, mete, méteme, anota, anótame, añadir, agregar, poner,
      apuntar, meter, anotar, añada, agregue, ponga, apunte
    `),
    finals: [],
    places: ['a', 'al', 'en'],
    list: /^lista$/,
    own: ['mi', 'mis', 'nuestras', 'nuestra'],
  },
  statements: {
    states: phraseList(`
      es, está, era, estaba, fue, ha, había, han, son, están, eran, estaban, fueron, sigue, seguía, queda, quedó, salió,
      sale, va, iba, fue bien, funciona, falló, falla, tiene, tenía, parece, parecía, resultó, acabó, terminó, empezó,
      empieza, cuesta, costó, puede, podía, debe, debía, no es, no está, no era, no fue, no ha, no funciona, no va
    `),
    results: phraseList(`
      hecha, hecho, lista, listo, completa, completo, abierta, abierto, lleno, llena, vacío,
      vacía, vencida, vencido, fácil, difícil, imposible, rota, roto, resuelta, resuelto, vista, visto, escrita, puesta
    `),
    result: /^[a-z]{2,}(?:ad|id)[oa]s?$/,
    follows: phraseList(`
      por, en, con, sin, porque, desde, hasta, después, antes, ayer, hoy, ya, y, pero, de nuevo, otra vez, correctamente,
      con éxito, sin problemas, a tiempo, tarde, al fin, por fin, a, para
    `),
    adverbs: phraseList('ya, por fin, al fin, casi, aún, todavía, también, hoy, ayer, ahora, no, bien, mal, muy'),
    compounds: [],
  },
  questions: phraseList('por qué, quién, quiénes, cuál, cuáles, cómo, dónde, cuándo, cuánto, cuánta, si'),

  refusals: phraseList(`
    borra, borrar, bórrame, elimina, eliminar, quita, quitar, muestra, muéstrame, mostrar, enseña, enséñame, busca, buscar,
    encuentra, ver, cambia, cambiar, edita, editar, modifica, renombra, mueve, mover, completa, completar, termina,
    cierra, marca, lista, cómo, por qué, qué, cuál, cuáles, dónde, cuándo, quién, cuánto, cuántas, cuántos, no, nunca,
    jamás, ni, para ya, deja de, ningún, ninguna
  `),
  otherFinals: [],
  denials: ['no', 'nunca'],
  shortForms: { grp: 'grupo', gpo: 'grupo', tar: 'tarea', nva: 'nueva', nvo: 'nuevo', seg: 'seguridad' },
};
