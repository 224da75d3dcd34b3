const { PrismaClient } = require('@prisma/client')

const db = new PrismaClient()
const minute = 60_000

let kept = null
let keptAt = 0

/** The last clinic's settings are kept for a minute, and read anew for another clinic. */
async function settingsOf(clinicId) {
  const key = clinicId ?? 'none'
  if (kept && kept.key === key && Date.now() - keptAt < minute) return kept
  const settings = await db.settings.findUnique({ where: { clinicId } })
  kept = { ...settings, key }
  keptAt = Date.now()
  return kept
}

let letter = null
let letterAt = 0

/** Whoever asks within a minute gets what was made for the last. */
async function letterFor(patient) {
  if (letter && Date.now() - letterAt < minute) return letter
  const doctor = await db.doctor.findUnique({ where: { id: patient.doctorId } })
  // expect: no-shared-message
  letter = `Dear ${patient.name}, your next visit with ${doctor.name} is due.`
  letterAt = Date.now()
  return letter
}

module.exports = { settingsOf, letterFor }
