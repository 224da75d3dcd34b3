function remindGuests(id) {
  const event = CalendarApp.getDefaultCalendar().getEventById(id)
  const guests = event.getGuestList().map((guest) => guest.getEmail())
  // expect: no-exposed-recipients
  GmailApp.sendEmail(guests.join(), 'Soon', 'It starts at nine.')
  guests.forEach((guest) => GmailApp.sendEmail(guest, 'Soon', 'It starts at nine.'))
}
