// Every page loads this; what a page does not have is not fetched.

if (document.getElementById("treffer")) void import("./search_page.js");
