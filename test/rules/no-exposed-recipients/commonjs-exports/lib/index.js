module.exports = {
  mail: require('./mail'),
  parents: require('./parents'),
}
