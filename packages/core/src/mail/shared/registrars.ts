/** Calls that keep a function and run it for every job, request or tick. */
export const registrars =
  /^(?:process|define|consume|work|worker|on|once|subscribe|schedule|scheduleJob|setInterval|addListener|handle|createFunction|run|get|post|put|patch|delete|all|use|route|command|hears|action|onRequest|onCall|onCreate|onSchedule|handler|cron|every|add|task|procedure|mutation|query)$/
