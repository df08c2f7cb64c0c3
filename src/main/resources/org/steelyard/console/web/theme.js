/* Licences of what is built in: licences.txt */
var e=localStorage.getItem("steelyard.theme");(e==="dark"||e==="light")&&(document.documentElement.dataset.theme=e);
