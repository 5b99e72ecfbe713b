"""What words mean outside a text: words of speech, of people and bodies, countries, words for one calling."""
