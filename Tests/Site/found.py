"""What is wrong, gathered until all was looked at."""


class Found(list):
    def expect(self, truth, what):
        if not truth:
            self.append(what)
        return truth
