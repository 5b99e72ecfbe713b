from __future__ import annotations

from django.db import models


class Author(models.Model):
    slug = models.SlugField()
    name = models.CharField(max_length=100)


class PenName(models.Model):
    author = models.ForeignKey(Author, models.CASCADE, related_name="pen_names")
    name = models.CharField(max_length=100)


class Subject(models.Model):
    slug = models.SlugField()
    name = models.CharField(max_length=100)


class Book(models.Model):
    title = models.CharField(max_length=100)
    blurb = models.TextField(blank=True)
    author = models.ForeignKey(Author, models.CASCADE, related_name="books")
    translator = models.ForeignKey(Author, models.CASCADE, related_name="translations", null=True)
    subjects = models.ManyToManyField(Subject)
    binding = models.CharField(max_length=10, choices={"cloth": "Cloth", "paper": "Paper"}, default="cloth")
    place = models.CharField(max_length=50, blank=True)
    appeared = models.DateField(null=True)
    precision = models.CharField(max_length=5, default="day")
    withdrawn = models.BooleanField(default=False)


class Review(models.Model):
    book = models.ForeignKey(Book, models.CASCADE, related_name="reviews")
    text = models.TextField()
    written = models.DateField()
    place = models.IntegerField(default=0)
