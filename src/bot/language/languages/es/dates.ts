import { dateWords } from '../../dateWords';
import { spoken } from '../../time/clockTimes';
import { monthly, weekdaysBetween, weekly } from '../../time/cycles';
import { agreed, cycleOf, dayInMonth, dayOf, dayOfCycle, periodOf, weekdayFrom } from '../../time/dayMeanings';
import type { Form } from '../../time/form';
import type { LexiconData } from '../../time/lexicon';
import type { Meaning, TimeSaid } from '../../time/meaning';
import { more } from '../../time/repeatForms';

/** The words of days, times, repetitions and reminders in Spanish; accents do not count. */
const words: LexiconData = {
  number: {
    1: 'uno una un',
    2: 'dos un_par_de',
    3: 'tres',
    4: 'cuatro',
    5: 'cinco',
    6: 'seis',
    7: 'siete',
    8: 'ocho',
    9: 'nueve',
    10: 'diez',
    11: 'once',
    12: 'doce',
    15: 'quince',
    20: 'veinte',
    25: 'veinticinco',
    30: 'treinta',
  },
  ordinal: {
    '-1': 'últim~',
    1: 'primer primer~',
    2: 'segund~',
    3: 'tercer tercer~',
    4: 'cuart~',
    5: 'quint~',
  },
  weekday: {
    0: 'lunes lun',
    1: 'martes',
    2: 'miércoles mié',
    3: 'jueves jue',
    4: 'viernes vie',
    5: 'sábado sáb',
    6: 'domingo dom',
  },
  plural: {
    0: 'los_lunes',
    1: 'los_martes',
    2: 'los_miércoles',
    3: 'los_jueves',
    4: 'los_viernes',
    5: 'los_sábados sábados',
    6: 'los_domingos domingos',
  },
  month: {
    1: 'enero ene',
    2: 'febrero feb',
    3: 'marzo mar',
    4: 'abril abr',
    5: 'mayo may',
    6: 'junio jun',
    7: 'julio jul',
    8: 'agosto ago',
    9: 'septiembre setiembre sept sep',
    10: 'octubre oct',
    11: 'noviembre nov',
    12: 'diciembre dic',
  },
  relday: { 0: 'hoy', 1: 'mañana', 2: 'pasado_mañana' },
  clockunit: { 60: 'hora horas h', 1: 'minuto minutos min', 0: 'segundo segundos' },
  holiday: {
    101: 'año_nuevo',
    106: 'reyes día_de_reyes',
    214: 'san_valentín',
    624: 'san_juan',
    1012: 'día_de_la_hispanidad',
    1031: 'halloween',
    1101: 'todos_los_santos',
    1224: 'nochebuena',
    1225: 'navidad',
    1231: 'nochevieja fin_de_año',
  },
  yearquarter: {
    1: 'q1 primer_trimestre',
    2: 'q2 segundo_trimestre',
    3: 'q3 tercer_trimestre',
    4: 'q4 cuarto_trimestre',
  },
  unit: {
    day: 'día días',
    week: 'semana semanas',
    month: 'mes meses',
    quarter: 'trimestre trimestres',
    year: 'año años',
  },
  part: {
    '06:00': 'madrugada madrugadas',
    '09:00': 'mañana mañanas',
    '15:00': 'tarde tardes',
    '20:00': 'noche noches',
  },
  edge: { start: 'principio principios inicio comienzos', middle: 'mediados', end: 'fin final finales' },
  zone: { UTC: 'gmt utc', 'Etc/GMT-1': 'cet', 'Etc/GMT-2': 'cest', 'Etc/GMT+5': 'est', 'Etc/GMT+8': 'pst' },
  meridiem: { am: 'am', pm: 'pm' },
  endofunit: {},
  adverb: {
    'day 1': 'diariamente a_diario',
    'week 1': 'semanalmente',
    'week 2': 'quincenalmente',
    'month 1': 'mensualmente',
    'quarter 1': 'trimestralmente',
    'month 6': 'semestralmente',
    'year 1': 'anualmente',
  },
  plain: {
    one: 'un una uno',
    the: 'el la los las',
    of: 'de del',
    in: 'en dentro_de',
    over: 'por',
    on: 'el la en',
    at: 'a al',
    about: 'a_las a_la sobre_las sobre_la hacia_las hacia_la a_eso_de_las a_partir_de_las las @',
    by: 'para para_el para_la antes_del antes_de antes_de_las vence vence_el fecha_límite a_más_tardar',
    start: 'desde desde_el a_partir_del a_partir_de empieza empieza_el empezando empezando_el',
    from: 'de del desde desde_el desde_las de_las',
    to: 'a al a_las hasta hasta_el hasta_las - – —',
    until: 'hasta hasta_el hasta_la hasta_las termina termina_el',
    between: 'entre',
    and: 'y e',
    minus: 'menos',
    or: 'o u /',
    sep: ', y e & + / o',
    comma: ',',
    dash: '-',
    every: 'cada todos_los todas_las todo_los',
    other: 'otro otra',
    once: 'una_vez 1_vez',
    repeats: 'una_vez repetir repitiendo',
    per: 'al a_la por cada',
    next: 'próxim~ siguiente',
    coming: 'que_viene próxim~ siguiente que_entra',
    this: 'este esta próxim~',
    after: 'después_del después_de tras',
    before: 'antes_del antes_de',
    now: 'ahora hoy',
    bygone: 'ayer anteayer anoche atrás',
    within: 'en_menos_de',
    weekend: 'fin_de_semana finde',
    weekends: 'los_fines_de_semana fines_de_semana',
    workday: 'día_laborable día_hábil',
    workdays: 'entre_semana',
    fortnight: 'quincena quincenas',
    somewhen: 'en_algún_momento_de',
    noon: 'mediodía al_mediodía a_mediodía',
    midnight: 'medianoche a_medianoche a_la_medianoche',
    oclock: 'h horas hrs en_punto',
    half: 'media',
    quarter: 'cuarto',
    season: 'primavera verano otoño invierno temporada semestre luna_llena',
    few: 'pocos pocas',
    often: 'dos_veces tres_veces cuatro_veces',
    times: 'veces x vez',
    rare: 'penúltim~',
    movable: 'semana_santa pascua carnaval pentecostés viernes_santo día_de_la_madre',
    except: 'excepto salvo menos si cuando a_menos_que',
    for: 'durante por',
    weeknumber: 'semana_número',
    closing: 'fin_del_día final_del_día a_fin_del_día al_final_del_día',
    beforehand: 'antes con_antelación',
    eve: 'víspera la_víspera',
    remind:
      'recuérdame recuérdamelo recuérdanos recuérdeme avísame avíseme pon_un_recordatorio ponme_un_recordatorio crea_un_recordatorio créame_un_recordatorio añade_un_recordatorio nuevo_recordatorio',
    reminder: 'recordatorio',
    politely: 'y con',
    link: 'el a las para en',
    goal: 'que de para que_tengo_que que_hay_que de_que para_que',
  },
  weak: 'lun mié jue vie sáb dom mar may',
  capital: '',
  endings: 'o a os as',
  ordinalMarks: 'º ª er',
  isDotted: false,
  is24: true,
  isGoalSilent: true,
  clings:
    'de del a al con sin sobre desde hasta entre por según contra mi mis tu tus su sus nuestro nuestra un una unos unas cada último última pasado pasada y o como que',
  goesOn:
    'con|para|sobre|en|y|o|por|porque|si|cuando|pero|desde|hasta|antes|cada|todos|a las|recu[eé]rdame(?:lo)?|recordatorio|urgente|@',
  fold: (word) => word.normalize('NFD').replace(/\p{M}/gu, ''),
};

/** What follows its noun, days of a month as plain numbers, a fortnight of fifteen days, y media and menos cuarto. */
const own: readonly Form[] = [
  form('period', 'the? unit coming', ({ unit }, today) => periodOf(today, unit, 1)),
  form('day', 'weekday coming', ({ weekday }, { day }) => weekdayFrom(day, weekday)),
  form('day', 'weekday number', ({ weekday, number = 0 }, today) => {
    const { day } = dayInMonth(number, today, {}) ?? {};
    return day && agreed(day, weekday);
  }),
  form('nth', 'unit number', ({ unit, number = 0 }) => (unit === 'day' ? cycleOf(monthly(number)) : undefined)),
  form('day', 'the? unit number', ({ unit, number = 0 }, today) =>
    unit === 'day' ? dayInMonth(number, today, {}) : undefined,
  ),
  form('dated', 'yearday of year', ({ cycle, year }, today) => cycle && dayOf(dayOfCycle(cycle, today, year))),
  form('base', 'every unit from a:weekday to b:weekday', ({ unit, a, b }) =>
    unit === 'day' ? cycleOf(weekly(weekdaysBetween(a?.weekday ?? 0, b?.weekday ?? 0))) : undefined,
  ),
  form('span', 'count fortnight', ({ count = 0 }) => ({ span: { count: 15 * count, unit: 'day' } })),
  form('plurals', 'plural sep weekdays', ({ plural = 0, cycle }) => {
    const both = cycle && more(plural, cycle);
    return both && { cycle: { ...both, needs: 'end' } };
  }),
  form('time', 'of the part', ({ part }) =>
    part === undefined ? undefined : { time: { time: part, part: true, needs: 'connector' } },
  ),
  timed('number and half', ({ number = -1 }) => spoken(number, 30)),
  timed('number and quarter', ({ number = -1 }) => spoken(number, 15)),
  timed('number minus quarter', ({ number = -1 }) => spoken(number - 1, 45)),
  timed('a:number and b:number', ({ a, b }) => minutes(a, b, 1)),
  timed('a:number minus b:number', ({ a, b }) => minutes(a, b, -1)),
];

function form(of: string, looks: string, means: Form['means']): Form {
  return { of, looks, means };
}

/** Only beside "a las", so that two plums and five apples are no time. */
function timed(looks: string, time: (said: Meaning) => TimeSaid | undefined): Form {
  return form('time', `about ${looks}`, (said) => {
    const found = time(said);
    return found && { time: found };
  });
}

function minutes(hour: Meaning | undefined, minute: Meaning | undefined, sign: 1 | -1): TimeSaid | undefined {
  const [hours = -1, after = -1] = [hour?.number, minute?.number];
  if (after < 0 || after > 59) return undefined;
  return sign === 1 ? spoken(hours, after) : spoken(hours - 1, 60 - after);
}

export const dates = dateWords(words, own);
