"""Widgets that know nothing of reports.

They draw whole lines, which makes a key quicker than Textual's own tables, trees and lists do.
"""
