import type { SdkBuilderMethod } from '../sdk.js'

/** A file made piece by piece, to be attached: what its methods are given is what it holds. */
export interface DocumentModel {
  /** The vendor's page. */
  readonly docs: string
  readonly chains: readonly string[]
  readonly methods: Readonly<Record<string, SdkBuilderMethod>>
  /** Methods and fields that give the same document, in another form. */
  readonly same?: readonly string[]
  /** Methods that give a part of the document, which is filled by itself: `workbook.addWorksheet()`. */
  readonly parts?: readonly string[]
}

const holds: SdkBuilderMethod = { field: 'content', effect: 'append', arg: 0 }
const second: SdkBuilderMethod = { field: 'content', effect: 'append', arg: 1 }

const rows = { addRow: holds, addRows: holds, insertRow: second, insertRows: second, addTable: holds }
const events = { createAttendee: holds, attendees: holds, description: holds, summary: holds, organizer: holds }

export const documents: readonly DocumentModel[] = [
  {
    docs: 'https://pdfkit.org/docs/text.html',
    chains: ['pdfkit#'],
    methods: { text: holds, list: holds, table: holds },
  },
  {
    docs: 'https://artskydj.github.io/jsPDF/docs/jsPDF.html',
    chains: ['jspdf.jsPDF#', 'jspdf#'],
    methods: { text: holds, table: { ...holds, arg: 2 }, autoTable: holds },
    same: ['output'],
  },
  {
    docs: 'https://github.com/exceljs/exceljs#interface',
    chains: ['exceljs.Workbook#'],
    methods: {},
    same: ['xlsx', 'csv', 'writeBuffer'],
    parts: ['addWorksheet', 'getWorksheet'],
  },
  {
    docs: 'https://github.com/exceljs/exceljs#add-rows',
    chains: ['exceljs.Workbook#.addWorksheet()', 'exceljs.Workbook#.getWorksheet()', 'exceljs.Worksheet#'],
    methods: rows,
  },
  {
    docs: 'https://sebbo2002.github.io/ical-generator/',
    chains: ['ical-generator()', 'ical-generator.ICalCalendar#'],
    methods: { createEvent: holds, events: holds, ...events },
    same: ['toString', 'toJSON'],
    parts: ['createEvent'],
  },
  {
    docs: 'https://sebbo2002.github.io/ical-generator/',
    chains: ['ical-generator().createEvent()', 'ical-generator.ICalCalendar#.createEvent()', 'ical-generator.ICalEvent#'],
    methods: events,
  },
]

/** Functions that put their second argument into the document that is their first. */
export const joining: ReadonlySet<string> = new Set([
  'xlsx.utils.book_append_sheet',
  'xlsx.utils.sheet_add_json',
  'xlsx.utils.sheet_add_aoa',
  'jspdf-autotable',
  'jspdf-autotable.autoTable',
])
