"""A list of what is wrong, so that a test can look at everything before it fails."""


class Found(list):
    def expect(self, truth, what):
        if not truth:
            self.append(what)
        return truth
