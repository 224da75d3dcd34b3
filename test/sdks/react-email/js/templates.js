const React = require('react')

const Plain = ({ title }) => React.createElement('p', null, title)

module.exports = { Plain }
