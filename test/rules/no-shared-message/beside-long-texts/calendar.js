const two = (number) => String(number).padStart(2, '0')

const day = (date, zone) => `${two(date.day)}.${two(date.month)}.${date.year} ${zone.name}`

const time = (date, zone) => `${two(date.hour)}:${two(date.minute)}:${two(date.second)} ${zone.name}`

const whole = (date, zone) => `${day(date, zone)} ${time(date, zone)} ${day(date, zone.winter)} ${time(date, zone.winter)}`

const span = (from, to, zone) =>
  `${whole(from, zone)} – ${whole(to, zone)} (${whole(from, zone.summer)} – ${whole(to, zone.summer)}, ${whole(from, zone.utc)} – ${whole(to, zone.utc)})`

/** Every date of the season, in words. */
export const seasonText = ({ spring, summer, autumn, winter }, zone) =>
  [
    span(spring.from, spring.to, zone),
    span(summer.from, summer.to, zone),
    span(autumn.from, autumn.to, zone),
    span(winter.from, winter.to, zone),
    span(spring.from, winter.to, zone),
    span(summer.from, spring.to, zone),
  ].join('\n')
