/** Filters and the choice of a colour scheme. Without it the page shows everything. It is named by its hash, so no other script runs. */
export const script = `(() => {
  const root = document.documentElement
  root.classList.add('js')
  const form = document.querySelector('.filters')
  const theme = document.querySelector('#theme')
  const schemes = ['auto', 'light', 'dark']
  theme.addEventListener('click', () => {
    const next = schemes[(schemes.indexOf(root.dataset.theme || 'auto') + 1) % schemes.length]
    if (next === 'auto') delete root.dataset.theme
    else root.dataset.theme = next
    theme.textContent = 'Colours: ' + next
  })
  if (!form) return
  const articles = [...document.querySelectorAll('article')]
  const links = new Map([...document.querySelectorAll('nav a')].map((link) => [link.hash.slice(1), link.closest('li')]))
  const files = [...document.querySelectorAll('nav li.file')]
  const apply = () => {
    const words = form.elements.search.value.toLowerCase().split(/\\s+/).filter(Boolean)
    const chosen = ['severity', 'certainty', 'rule'].map((name) => [name, form.elements[name].value]).filter(([, value]) => value)
    let count = 0
    for (const article of articles) {
      const text = article.dataset.text
      const shown = words.every((word) => text.includes(word)) && chosen.every(([name, value]) => article.dataset[name] === value)
      article.hidden = !shown
      const item = links.get(article.id)
      if (item) item.hidden = !shown
      if (shown) count++
    }
    for (const file of files) file.hidden = ![...file.querySelectorAll('li')].some((item) => !item.hidden)
    form.elements.count.value = count === articles.length ? 'All ' + count + ' shown' : count + ' of ' + articles.length + ' shown'
  }
  form.addEventListener('input', apply)
  form.addEventListener('reset', () => setTimeout(apply))
  form.addEventListener('submit', (event) => event.preventDefault())
  apply()
})()`

export const scriptHash = 'sha256-zE5dh2lOrCgrvfO1ox3CFQqrKmBy60900Xzqku0W+7I='
